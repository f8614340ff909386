using static PyContainer.Build.Diagnostics.DiagnosticSeverity;
using Descriptor = PyContainer.Build.Diagnostics.DiagnosticDescriptor;

namespace PyContainer.Build.Testing;

/// <summary>What the checks of a project say of it, at their places in the user's tree.</summary>
public static class TestCodes
{
    /// <summary>A check left what is no file.</summary>
    public static readonly Descriptor Dropped = new("PYC3606", Warning,
        "The results of the checks hold {0} links or special files, first '{1}'. They are dropped: only plain files leave a container. Write a copy of the file in place of a link.");

    /// <summary>A check left more than anybody reads.</summary>
    public static readonly Descriptor TooMuch = new("PYC3607", Error,
        "The results of the checks are too large: {0} ('{1}'). Write less into the folder of the results; they are left unread.");

    /// <summary>A link in the user's folder of results.</summary>
    public static readonly Descriptor LinkedResults = new("PYC3608", Error,
        "The results of the checks are not copied: '{0}' is a link to '{1}', and links are not followed there. Delete the link, or set PyContainerTestResults to another folder.");

    /// <summary>A finding of ruff.</summary>
    public static readonly Descriptor Lint = new("PYC3640", Error, "{0}");

    /// <summary>A file that ruff would format otherwise.</summary>
    public static readonly Descriptor Unformatted = new("PYC3641", Error, "This file is not formatted as ruff would. Run 'ruff format'.");

    /// <summary>A finding of mypy.</summary>
    public static readonly Descriptor Typing = new("PYC3642", Error, "{0}");

    /// <summary>A test that failed.</summary>
    public static readonly Descriptor TestFailed = new("PYC3643", Error, "{0} failed: {1}");

    /// <summary>A test that could not run, or could not be collected.</summary>
    public static readonly Descriptor TestBroken = new("PYC3644", Error, "{0} could not run: {1}");

    /// <summary>A command failed, and what it printed has no known form.</summary>
    public static readonly Descriptor CommandFailed = new("PYC3645", Error,
        "'{0}' ended with exit code {1}: {2}. What it printed last stands above; all of it is in '{3}'.");

    /// <summary>There is no such program in the stage.</summary>
    public static readonly Descriptor CommandMissing = new("PYC3646", Error,
        "'{0}' is not in the stage 'build'. Add its package to the group 'dev' of [dependency-groups] and run 'uv lock', or correct the PyContainerTestCommand.");

    /// <summary>pytest found no test.</summary>
    public static readonly Descriptor NoTests = new("PYC3647", Error,
        "'{0}' found no test. Tests lie in 'tests' beside pyproject.toml, unless [tool.pytest.ini_options] says otherwise; name the files of other places in the PyContainerTestCommand.");

    /// <summary>A step left no result.</summary>
    public static readonly Descriptor NoResult = new("PYC3648", Error,
        "'{0}' left no result. It ended the whole step; see the log of the build, '{1}'.");

    /// <summary>Nothing to run.</summary>
    public static readonly Descriptor NothingToRun = new("PYC3649", Warning,
        "The project has no check: neither ruff, mypy nor pytest is in its development groups, and there is no PyContainerTestCommand. Add one of them, or an item.");

    /// <summary>More findings than anybody reads.</summary>
    public static readonly Descriptor More = new("PYC3650", Error, "'{0}' has {1} more findings; all of them are in '{2}'.");

    /// <summary>A Dockerfile of one's own that the checks cannot be put behind.</summary>
    public static readonly Descriptor UnfitDockerfile = new("PYC3651", Error,
        "The checks need a stage 'build' in this Dockerfile and name stages of their own: {0}. Rename or add the stage.");
}
