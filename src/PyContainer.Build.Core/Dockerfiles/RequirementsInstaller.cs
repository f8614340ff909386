using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>What installs from the requirements files of the closure (pip's format, hashes included), whichever program reads them.</summary>
internal abstract class RequirementsInstaller(Downloads downloads) : Installer(downloads)
{
    /// <summary>The requirements of what ships, in the folder that <c>deps</c> works in.</summary>
    protected const string Requirements = "requirements.txt";

    /// <summary>Those of the development groups, where the stage <c>build</c> mounts them.</summary>
    protected const string DevelopmentRequirements = "/tmp/requirements-dev.txt";

    /// <inheritdoc/>
    internal sealed override string Reason => "The packages of others, from the requirements in the build context 'closure'.";

    /// <inheritdoc/>
    internal sealed override bool DevelopmentNeedsClosure => true;

    /// <summary>The folders of the project's own packages, as words of a command.</summary>
    protected string OwnFolders => string.Join(' ', Plan.OwnFolders.Select(folder => ShellWord.Quote("./" + folder)));

    /// <summary>The same, to be installed in place.</summary>
    protected string EditableFolders => string.Join(' ', Plan.OwnFolders.Select(folder => "--editable " + ShellWord.Quote("./" + folder)));

    /// <summary>Wheels alone, but for what may be built.</summary>
    protected string OnlyWheels => "--only-binary :all:" + string.Concat(Plan.Options.BuiltFromSource.Select(name => " --no-binary " + name));

    /// <summary>Whether a file of the closure names any package.</summary>
    protected bool Has(string file) => Plan.Closure.Single(planned => planned.Path == Path.GetFileName(file)).Text.Length > 0;
}
