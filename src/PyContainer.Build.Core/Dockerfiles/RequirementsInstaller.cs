using PyContainer.Build.Planning;

namespace PyContainer.Build.Dockerfiles;

/// <summary>What installs from the requirements files of the closure (pip's format, hashes included), whichever program reads them.</summary>
internal abstract class RequirementsInstaller(Downloads downloads) : Installer(downloads)
{
    /// <summary>The requirements of what ships, in the folder that <c>deps</c> works in.</summary>
    protected const string Requirements = "requirements.txt";

    private const string DevelopmentRequirements = "requirements-dev.txt";

    /// <inheritdoc/>
    internal sealed override string Reason => "The packages of others, from the requirements in the build context 'closure'.";

    /// <summary>
    /// The options that name the files of the stage <c>build</c>; empty where they hold nothing. What a lock gives developers has what ships
    /// in it; files of the user's own are two.
    /// </summary>
    protected string DevelopmentFiles => string.Join(' ', (Plan.HasLock ? [DevelopmentRequirements] : new[] { Requirements, DevelopmentRequirements }.DistinctBy(Text))
        .Where(Has).Select(Read));

    /// <summary>The folders of the project's own packages, as words of a command.</summary>
    protected string OwnFolders => string.Join(' ', Plan.OwnFolders.Select(folder => ShellWord.Quote(FolderOf(folder))));

    /// <summary>The same, to be installed in place.</summary>
    protected string EditableFolders => string.Join(' ', Plan.OwnFolders.Select(folder => "--editable " + ShellWord.Quote(FolderOf(folder))));

    /// <summary>The option that names a file of the closure.</summary>
    protected string Read(string file) => $"-r {Plan.Outside.SourceRoot}/{file}";

    /// <summary>Whether a file of the closure names any package.</summary>
    protected bool Has(string file) => Text(file).Length > 0;

    private string FolderOf(string folder) => folder.Length == 0 ? Plan.Outside.SourceRoot : $"{Plan.Outside.SourceRoot}/{folder}";

    private string Text(string file) => Plan.Closure.Single(planned => planned.Path == file).Text;
}
