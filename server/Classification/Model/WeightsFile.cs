using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace OutlookRejectionHelper.Classification.Model;

/// <summary>The trained numbers, as they lie in <c>weights.bin</c>; written by <c>tests/training</c>.</summary>
/// <remarks>
/// Little-endian: "ORHW", version, slots, digest of what they were trained on, then the parts in the order of the record. A file whose shape is not this code's is
/// refused, so that weights and features cannot drift apart unseen.
/// </remarks>
/// <param name="Inputs">SHA-256 of the training text, slots, concepts and stop words; a test holds it against the files.</param>
internal sealed record WeightsFile(
    byte[] Inputs,
    ushort[] Checks,
    sbyte[] Rows,
    float[] Scale,
    NetworkWeights OfSentence,
    NetworkWeights OfWhole,
    DocumentWeights Document,
    StoryWeights Story)
{
    private const uint Magic = 0x5748524F;
    private const int Version = 5;
    private const string Resource = "Classification/weights.bin";

    public SentenceModel CreateSentenceModel() => new(Checks, Rows, Scale, OfSentence, OfWhole);

    public StoryModel CreateStoryModel() => new(Story);

    public DocumentModel CreateDocumentModel() => new(Document);

    /// <summary>The weights that are built into the program.</summary>
    /// <exception cref="InvalidDataException">They were not made for this code.</exception>
    public static WeightsFile Load()
    {
        using var stream = typeof(WeightsFile).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidDataException("The classifier's weights are missing from the assembly.");
        return Read(stream);
    }

    public static WeightsFile Read(Stream stream)
    {
        Span<byte> header = stackalloc byte[12];
        stream.ReadExactly(header);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != Magic
            || BinaryPrimitives.ReadInt32LittleEndian(header[4..]) != Version)
        {
            throw new InvalidDataException("weights.bin is of another version.");
        }

        var slots = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        var file = new WeightsFile(
            Numbers<byte>(stream, SHA256.HashSizeInBytes),
            Numbers<ushort>(stream, slots),
            Numbers<sbyte>(stream, slots * SentenceModel.Dimensions),
            Numbers<float>(stream, SentenceModel.Dimensions),
            Network(stream, SentenceOutputs.OfSentence),
            Network(stream, SentenceOutputs.Count - SentenceOutputs.OfWhole),
            new DocumentWeights(
                Numbers<float>(stream, MailKinds.Count * DocumentFeatures.Count),
                Numbers<float>(stream, MailKinds.Count),
                Numbers<float>(stream, DocumentWeights.Hidden * DocumentFeatures.Count),
                Numbers<float>(stream, DocumentWeights.Hidden),
                Numbers<float>(stream, MailKinds.Count * DocumentWeights.Hidden)),
            new StoryWeights(
                Numbers<float>(stream, StoryAnswers.Count * StoryFeatures.Count),
                Numbers<float>(stream, StoryAnswers.Count)));
        if (stream.ReadByte() >= 0)
            throw new InvalidDataException("weights.bin was made for other features: run the trainer.");
        return file;
    }

    public void Write(Stream stream)
    {
        Span<byte> header = stackalloc byte[12];
        BinaryPrimitives.WriteUInt32LittleEndian(header, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], Checks.Length);
        stream.Write(header);
        stream.Write(Inputs);
        stream.Write(MemoryMarshal.AsBytes(Checks.AsSpan()));
        stream.Write(MemoryMarshal.AsBytes(Rows.AsSpan()));
        foreach (var part in (float[][])[Scale, .. OfSentence.Parts, .. OfWhole.Parts, Document.Direct, Document.Bias, Document.In, Document.InBias, Document.Out, Story.Direct, Story.Bias])
            stream.Write(MemoryMarshal.AsBytes(part.AsSpan()));
    }

    private static NetworkWeights Network(Stream stream, int outputs) => new(
        Numbers<float>(stream, SentenceModel.Hidden * SentenceModel.Dimensions),
        Numbers<float>(stream, SentenceModel.Hidden),
        Numbers<float>(stream, outputs * SentenceModel.Hidden),
        Numbers<float>(stream, outputs));

    private static T[] Numbers<T>(Stream stream, int count)
        where T : struct
    {
        var numbers = new T[count];
        try
        {
            stream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException("weights.bin was made for other features: run the trainer.", exception);
        }

        return numbers;
    }
}
