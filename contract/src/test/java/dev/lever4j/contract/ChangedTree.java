package dev.lever4j.contract;

import dev.lever4j.client.LeverClient;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the modules would be with some steps done: only what has changed is compiled, in front of what is there. */
final class ChangedTree {
    private static final Path ROOT = Path.of("..");
    private static final String RESOURCES = "src/main/resources/";
    private static final long PATIENCE_SECONDS = 120;

    private final Path sources;
    private final Path classes;
    private final List<String> others;
    private final Map<String, String> changed = new LinkedHashMap<>();

    /** @param folder an empty one */
    ChangedTree(Path folder) throws IOException, URISyntaxException {
        this.sources = Files.createDirectories(folder.resolve("sources"));
        this.classes = Files.createDirectories(folder.resolve("classes"));
        // whole, since the client's calls are read from all classes that lie in this place, and none may be there twice
        Path client = Path.of(LeverClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        copy(client);
        this.others = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).toAbsolutePath().normalize().equals(client.normalize()))
                .toList();
    }

    private void copy(Path module) throws IOException {
        if (Files.isDirectory(module)) {
            copyAll(module);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + module.toUri()), Map.of())) {
                copyAll(jar.getPath("/"));
            }
        }
    }

    private void copyAll(Path from) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path to = classes.resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }

    void apply(GuideStep step) throws IOException {
        String original = changed.get(step.file());
        if (original == null) {
            original = step.before() == null ? "" : Files.readString(ROOT.resolve(step.file()));
        }
        changed.put(step.file(), step.in(original));
    }

    /** What the compiler has to say; empty if nothing. */
    String compile() throws IOException {
        List<File> code = new ArrayList<>();
        for (Map.Entry<String, String> file : changed.entrySet()) {
            Path to = place(file.getKey());
            Files.createDirectories(to.getParent());
            Files.writeString(to, file.getValue());
            if (to.startsWith(sources)) {
                code.add(to.toFile());
            }
        }
        if (code.isEmpty()) {
            return "";
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        List<String> options =
                List.of("--release", "17", "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", classPath());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean well = compiler.getTask(said, files, null, options, null, files.getJavaFileObjectsFromFiles(code))
                    .call();
            return well ? "" : said.toString();
        }
    }

    private Path place(String file) {
        int resource = file.indexOf(RESOURCES);
        return resource < 0 ? sources.resolve(file) : classes.resolve(file.substring(resource + RESOURCES.length()));
    }

    private String classPath() {
        return classes + File.pathSeparator + String.join(File.pathSeparator, others);
    }

    /** Runs a program there. What it has said; empty if it went well. */
    String run(Class<?> program, String... arguments) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path said = sources.resolve("said.txt");
        List<String> command = new ArrayList<>(List.of(java.toString(), "-cp", classPath(), program.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it does not end: " + Files.readString(said));
        }
        return process.exitValue() == 0 ? "" : Files.readString(said);
    }
}
