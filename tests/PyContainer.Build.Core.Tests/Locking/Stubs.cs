using System.Text;

namespace PyContainer.Build.Locking;

/// <summary>Manifests with nothing but names, as <c>uv sync --frozen</c> needs them beside a lock.</summary>
internal static class Stubs
{
    public static string Write(string folder, UvLock @lock, string text)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        // Local packages may lie beside the lock, so it gets some room above.
        var root = Path.Combine(folder, "a", "b", "c", "d");
        Directory.CreateDirectory(root);
        File.WriteAllText(Path.Combine(root, "uv.lock"), text);
        var trees = @lock.Packages.Where(package => package.Source.IsLocalTree).ToList();
        var manifest = new StringBuilder();
        foreach (var tree in trees)
        {
            var project = Project(tree);
            var directory = Path.GetFullPath(tree.Source.Text, root);
            if (directory == root)
            {
                manifest.Append(project);
                continue;
            }

            Directory.CreateDirectory(directory);
            File.WriteAllText(Path.Combine(directory, "pyproject.toml"), project);
        }

        var members = @lock.Manifest.Members.Select(member => @lock.Find(member.Value)[0].Source.Text).Where(path => path != ".");
        if (@lock.Manifest.Members.Count > 0)
            manifest.Append($"[tool.uv.workspace]\nmembers = [{string.Join(", ", members.Select(path => $"'{path}'"))}]\n");
        File.WriteAllText(Path.Combine(root, "pyproject.toml"), manifest.ToString());
        return root;
    }

    /// <summary>Extras and groups are declared empty: only their names are asked for.</summary>
    private static string Project(LockPackage tree)
    {
        var text = new StringBuilder($"[project]\nname = '{tree.Name}'\nversion = '0'\nrequires-python = '>=3.8'\n");
        if (tree.OptionalDependencies.Count > 0)
            text.Append("[project.optional-dependencies]\n").AppendJoin("", tree.OptionalDependencies.Keys.Select(extra => $"{extra} = []\n"));
        if (tree.DevDependencies.Count > 0)
            text.Append("[dependency-groups]\n").AppendJoin("", tree.DevDependencies.Keys.Select(group => $"{group} = []\n"));
        return text.ToString();
    }
}
