using PyContainer.Build.Buildx;
using PyContainer.Build.Dockerfiles.Reading;

namespace PyContainer.Build.Hardening;

/// <summary>HARD-59: no development mode: no reload, no debug server, no variable that turns one on.</summary>
internal sealed class NoDevelopmentMode() : HardeningRule(59, HardeningGrade.High, "Start the server as it runs in production.")
{
    private static readonly string[] _options = ["--reload", "--debug", "--debugger", "--use-reloader"];
    private static readonly string[] _switches = ["FLASK_DEBUG", "PYTHONDEVMODE", "DJANGO_DEBUG", "UVICORN_RELOAD", "LITESTAR_DEBUG"];

    internal override IEnumerable<Finding> CheckDockerfile(DockerfileFacts file) =>
        StartCommand.Of(file).Where(start => IsDevelopment(start.Command)).Select(start => new Finding(start.At, $"'{start.Command}' is a mode for developers"))
            .Concat(from env in file.Shipped.OfType<EnvInstruction>()
                    from variable in env.Variables
                    where IsSwitch(variable.Name, variable.Value)
                    select new Finding(env, $"'{variable.Name}={variable.Value}' is a mode for developers"));

    internal override IEnumerable<string> CheckImage(ImageConfig image) =>
        StartCommand.Commands([.. image.EntryPoint, .. image.Command]).Where(IsDevelopment).Select(command => $"'{command}' is a mode for developers")
            .Concat(image.Environment.Where(variable => IsSwitch(variable.Split('=')[0], variable[(variable.IndexOf('=', StringComparison.Ordinal) + 1)..])).Select(variable => $"'{variable}' is a mode for developers"));

    private static bool IsDevelopment(ShellCommand command) =>
        command.Arguments.Any(_options.Contains) || (command.Program is "fastapi" && command.Operands.Contains("dev"))
        || (command.Program is "flask" && command.Operands.Contains("run")) || command.Operands.Contains("runserver")
        || command.Words.Zip(command.Words.Skip(1)).Any(pair => pair is { First: "-X", Second: "dev" });

    private static bool IsSwitch(string name, string value) =>
        (_switches.Contains(name) && value.ToLowerInvariant() is not ("" or "0" or "false" or "off" or "no")) || (name == "FLASK_ENV" && value == "development");
}
