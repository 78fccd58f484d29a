import noUnsanitized from "eslint-plugin-no-unsanitized";
import tseslint from "typescript-eslint";

export default tseslint.config(
    { ignores: ["dist", "node_modules"] },
    ...tseslint.configs.strict,
    noUnsanitized.configs.recommended,
    {
        rules: {
            "no-console": "error",
            "no-restricted-globals": [
                "error",
                { name: "Office", message: "Only src/office/ may name Office." },
            ],
        },
    },
    {
        // The one folder that speaks to Outlook.
        files: ["src/office/**"],
        rules: { "no-restricted-globals": "off" },
    },
);
