package dev.lever4j.it.faults.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

/** The JDK's keytool at work on a store in a folder. */
final class Keytool {
    private final Path folder;
    private final String password;

    Keytool(Path folder, String password) {
        this.folder = folder;
        this.password = password;
    }

    void pair(String alias, String extension) throws IOException {
        run("-genkeypair", "-alias", alias, "-keyalg", "EC", "-dname", "CN=lever4j " + alias, "-ext", extension);
    }

    /** A certificate of another key's, in place of the key's own. */
    void sign(String alias, String by, String extension, String... more) throws IOException {
        String request = folder.resolve("request").toString();
        String signed = folder.resolve("signed").toString();
        run("-certreq", "-alias", alias, "-file", request);
        List<String> command = new ArrayList<>(
                List.of("-gencert", "-alias", by, "-infile", request, "-outfile", signed, "-ext", extension));
        command.addAll(List.of(more));
        run(command.toArray(String[]::new));
        run("-importcert", "-noprompt", "-alias", alias, "-file", signed);
    }

    KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store())) {
            keys.load(in, password.toCharArray());
        }
        return keys;
    }

    private Path store() {
        return folder.resolve("server.p12");
    }

    private void run(String... what) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(what));
        command.addAll(List.of("-storepass", password, "-keystore", store().toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool " + what[0] + " failed");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
