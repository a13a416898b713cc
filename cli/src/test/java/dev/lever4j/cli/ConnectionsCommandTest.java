package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.json.LeverJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsCommandTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T08:00:00.123Z");

    @TempDir
    private Path folder;

    private Path home() {
        return folder.resolve("home");
    }

    private Kept kept() {
        return new Kept(home());
    }

    private Cli cli() {
        return Cli.with("LEVER_HOME", home().toString());
    }

    @Test
    void whereNothingIsKeptThatIsSaidAndNothingIsMade() {
        Cli.Result result = cli().run("connections");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("no connection is kept in " + home());
        assertThat(home()).doesNotExist();
    }

    @Test
    void accountsAreListedInOrderWithoutTheirSecrets() {
        Instant now = Instant.now();
        kept().with("zebra", "canary-a1", "canary-r1", LONG_AGO)
                .with("acme", "canary-a2", "canary-r2", now)
                .with("from elsewhere", StoredGrant.of(dev.lever4j.auth.Secret.of("canary-r3")));

        Cli.Result result = cli().run("connections");

        assertThat(result.exit()).isZero();
        assertThat(result.everything()).doesNotContain("canary");
        assertThat(result.out()).matches("""
                        acme
                          access token: until 20\\S+Z
                          scopes: offline_access opportunities:read:admin
                        from elsewhere
                          access token: none; the next use asks for one
                          scopes: not known
                        zebra
                          access token: ended at 2026-01-01T09:00:00Z; the next use refreshes it
                          scopes: offline_access opportunities:read:admin
                        """);
    }

    @Test
    void oneThatDoesNotOpenIsToldOfAfterTheOthers() throws IOException {
        kept().with("acme", "canary-a1", "canary-r1", LONG_AGO).with("zebra", "canary-a2", "canary-r2", LONG_AGO);
        Files.write(home().resolve("connections").resolve("0".repeat(64) + ".grant"), new byte[] {1, 2, 3});

        Cli.Result result = cli().run("connections");

        assertThat(result.exit()).isEqualTo(ExitCode.LOCAL_IO);
        assertThat(result.out()).contains("acme\n", "zebra\n");
        assertThat(result.err()).contains("0".repeat(64) + ".grant").doesNotContain("no connection is kept");
    }

    @Test
    void whoMistypesANameIsToldOfWhatCannotBeReadToo() throws IOException {
        kept().with("acme", "canary-a1", "canary-r1", LONG_AGO).with("zebra", "canary-a2", "canary-r2", LONG_AGO);
        String other = dev.lever4j.auth.GrantKeys.fresh().reveal();

        Cli.Result none = cli().env("LEVER_STORE_KEY", other).run("disconnect", "acmee", "--yes");
        Files.createDirectory(home().resolve("connections").resolve("0.grant"));
        Cli.Result some = cli().run("disconnect", "acmee", "--yes");

        assertThat(none.exit()).isEqualTo(ExitCode.LOCAL_IO);
        assertThat(none.err())
                .contains("no connection is kept as acmee", "2 files in", "is sealed with key")
                .doesNotContain("none is", "forgotten", other);
        assertThat(some.exit()).isEqualTo(2);
        assertThat(some.err())
                .contains("no connection is kept as acmee", "kept are: acme, zebra", "1 file in", "0.grant")
                .doesNotContain("forgotten");
    }

    @Test
    void aConnectionThatWasRefusedIsShownAsSuch() {
        kept().with("acme", "canary-a1", "canary-r1", LONG_AGO);
        kept().with("acme", kept().grant("acme").refused(LONG_AGO));

        Cli.Result text = cli().run("connections");
        Cli.Result json = cli().run("connections", "--json");

        assertThat(text.out()).contains("  refresh: refused; an admin has to connect this account again");
        assertThat(json.out()).contains("\"refused\":true").doesNotContain("refresh_open_since");
    }

    @Test
    void aRefreshThatIsNotEndedIsShown() {
        kept().with("acme", "canary-a1", "canary-r1", LONG_AGO);
        kept().with("acme", kept().grant("acme").opening("owner-1", LONG_AGO));

        Cli.Result text = cli().run("connections");
        Cli.Result json = cli().run("connections", "--json");

        assertThat(text.out()).contains("  refresh: begun at 2026-01-01T08:00:00Z and not ended");
        assertThat(json.out()).contains("\"refresh_open_since\":\"2026-01-01T08:00:00Z\"");
        assertThat(text.everything() + json.everything()).doesNotContain("canary", "owner-1");
    }

    @Test
    void machinesReadOneObjectALine() {
        kept().with("acme", "canary-a1", "canary-r1", LONG_AGO)
                .with("a \"quoted\"\u202e one", StoredGrant.of(dev.lever4j.auth.Secret.of("canary-r3")));

        Cli.Result result = cli().run("connections", "--json");

        assertThat(result.everything()).doesNotContain("canary");
        List<Map<String, Object>> all = result.out()
                .lines()
                .<Map<String, Object>>map(line -> LeverJson.map(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
        assertThat(all.get(0))
                .containsEntry("name", "a \"quoted\"\u202e one")
                .containsEntry("scopes", List.of())
                .doesNotContainKey("access_token_ends_at");
        assertThat(all.get(1))
                .containsOnly(
                        Map.entry("name", "acme"),
                        Map.entry("scopes", List.of("offline_access", "opportunities:read:admin")),
                        Map.entry("access_token_issued_at", "2026-01-01T08:00:00Z"),
                        Map.entry("access_token_ends_at", "2026-01-01T09:00:00Z"));
    }

    @Test
    void aNameThatWouldTurnTheTerminalsWritingIsShownByItsSigns() {
        kept().with("a\u202eb", "canary-a1", "canary-r1", LONG_AGO);

        assertThat(cli().run("connections").out()).startsWith("a\\u{202e}b\n");
    }

    @Test
    void disconnectForgetsOneAndSaysWhatLeverStillKnows() {
        kept().with("acme", "canary-a1", "canary-r1", LONG_AGO).with("other", "a2", "r2", LONG_AGO);

        Cli.Result result = cli().run("disconnect", "acme", "--yes");

        assertThat(result.exit()).isZero();
        assertThat(result.err()).contains("forgotten: acme", "until an admin of the account revokes it there");
        assertThat(kept().holds("acme")).isFalse();
        assertThat(kept().holds("other")).isTrue();
    }

    @Test
    void onATerminalItAsks() {
        kept().with("acme", "canary-a1", "canary-r1", LONG_AGO);

        for (String no : List.of("n\n", "\n", "", "acme\n")) {
            Cli.Result declined = cli().terminal().in(no).run("disconnect", "acme");
            assertThat(declined.err()).contains("forget acme?", "nothing was forgotten");
            assertThat(declined.exit()).isEqualTo(2);
            assertThat(kept().holds("acme")).isTrue();
        }
        assertThat(cli().terminal().in("y\n").run("disconnect", "acme").exit()).isZero();
        assertThat(kept().holds("acme")).isFalse();
    }

    @Test
    void whereNobodyCanBeAskedItWantsToBeSure() {
        kept().with("acme", "canary-a1", "canary-r1", LONG_AGO);

        Cli.Result result = cli().in("y\n").run("disconnect", "acme");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("--yes");
        assertThat(kept().holds("acme")).isTrue();
    }

    @Test
    void anotherNameIsNamed() {
        assertThat(cli().run("disconnect", "acme", "--yes").err()).contains("no connection is kept in");
        kept().with("acme", "canary-a1", "canary-r1", LONG_AGO).with("other", "a2", "r2", LONG_AGO);

        Cli.Result result = cli().run("disconnect", "acmee", "--yes");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("no connection is kept as acmee", "kept are: acme, other");
    }

    @Test
    void whatCannotBeReadCanBeForgotten() throws IOException {
        kept().with("acme", "canary-a1", "canary-r1", LONG_AGO);
        try (Stream<Path> files = Files.list(home().resolve("connections"))) {
            Files.write(
                    files.filter(file -> file.toString().endsWith(".grant"))
                            .findAny()
                            .orElseThrow(),
                    new byte[9]);
        }
        assertThat(cli().run("connections").exit()).isEqualTo(6);

        Cli.Result result = cli().run("disconnect", "acme", "--yes");

        assertThat(result.err()).contains("is cut off", "forgotten: acme");
        assertThat(cli().run("connections").err()).contains("no connection is kept");
    }

    @Test
    void theFolderAndTheKeyCanBeElsewhere() {
        kept().with("acme", "canary-a1", "canary-r1", LONG_AGO);
        Path key = home().resolve("store.key");
        Cli elsewhere = Cli.with("LEVER_HOME", folder.resolve("none").toString());

        assertThat(elsewhere.run("connections", "--store", home().toString()).out())
                .startsWith("acme\n");
        assertThat(elsewhere
                        .run("connections", "--store", home().toString(), "--key-file", key.toString())
                        .out())
                .startsWith("acme\n");
        assertThat(Cli.with("XDG_CONFIG_HOME", folder.resolve("none").toString())
                        .run("connections")
                        .err())
                .contains("none/lever4j/connections");
    }

    @Test
    void theKeyMayComeFromTheEnvironmentButNotFromTwoPlaces() throws IOException {
        kept().with("acme", "canary-a1", "canary-r1", LONG_AGO);
        Path file = home().resolve("store.key");
        String key = Files.readString(file).strip();
        Files.delete(file);

        assertThat(cli().env("LEVER_STORE_KEY", key).run("connections").out()).startsWith("acme\n");
        assertThat(file).doesNotExist();

        Cli.Result two = cli().env("LEVER_STORE_KEY", key).run("connections", "--key-file", file.toString());
        assertThat(two.exit()).isEqualTo(2);
        assertThat(two.err())
                .contains("LEVER_STORE_KEY and --key-file are two keys")
                .doesNotContain(key);

        Cli.Result none = cli().env("LEVER_STORE_KEY", "canary").run("connections");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("LEVER_STORE_KEY cannot be used").doesNotContain("canary");
    }

    @Test
    void aKeyThatIsMissingIsNotReplacedByANewOne() throws IOException {
        kept().with("acme", "canary-a1", "canary-r1", LONG_AGO);
        Path key = home().resolve("store.key");
        Files.move(key, folder.resolve("lost.key"));

        Cli.Result result = cli().run("connections");

        assertThat(result.exit()).isEqualTo(6);
        assertThat(result.err()).contains("the key " + key + " is missing", "put it back");
        assertThat(key).doesNotExist();
        Files.move(folder.resolve("lost.key"), key);
        assertThat(cli().run("connections").out()).startsWith("acme\n");
    }

    @Test
    void aKeyThatOthersMayReadIsRefused() throws IOException {
        kept().with("acme", "canary-a1", "canary-r1", LONG_AGO);
        Files.setPosixFilePermissions(
                home().resolve("store.key"), java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));

        Cli.Result result = cli().run("connections");

        assertThat(result.exit()).isEqualTo(6);
        assertThat(result.err()).contains("others have rights to it", "chmod 600");
    }
}
