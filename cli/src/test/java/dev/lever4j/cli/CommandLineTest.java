package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.simulator.Simulator;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    @TempDir
    private Path folder;

    private String[] export(String... options) {
        String[] all = new String[options.length + 2];
        all[0] = "export";
        all[1] = "--out=" + folder.resolve("x.ndjson");
        System.arraycopy(options, 0, all, 2, options.length);
        return all;
    }

    private void isRefused(Cli cli, String because, String... args) {
        Cli.Result result = cli.run(args);
        assertThat(result.err()).contains(because).hasLineCount(1);
        assertThat(result.exit()).isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void helpNamesTheCommandsTheCredentialsAndEveryExitCode() {
        Cli.Result result = Cli.bare().run("--help");

        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .contains("export", "plan", "api", "simulator", "LEVER_API_KEY", "LEVER_REFRESH_TOKEN", "--grant-file")
                .contains("connect", "connections", "disconnect", "--connection", "--integration", "LEVER_HOME")
                .containsPattern("(?s)0 .*1 .*2 .*3 .*4 .*5 .*6 .*7 .*130 .*143 ");
    }

    @Test
    void versionIsKnown() {
        for (String question : new String[] {"--version", "-V"}) {
            ByteArrayOutputStream quick = new ByteArrayOutputStream();
            assertThat(Version.isAll(new String[] {question})).isTrue();
            assertThat(new Version().isTold(quick)).isTrue();
            assertThat(Cli.bare().run(question).out())
                    .startsWith("lever ")
                    .isEqualTo(quick.toString(Charset.defaultCharset()));
        }
        assertThat(Version.isAll(new String[] {"export", "--version"})).isFalse();
    }

    @Test
    void everyCommandHasHelp() {
        for (String command : new String[] {
            "export", "sync", "plan", "api", "connect", "connections", "disconnect", "simulator", "blueprint"
        }) {
            Cli.Result result = Cli.bare().run(command, "--help");
            assertThat(result.out()).contains("Usage: lever " + command);
            assertThat(result.exit()).isZero();
        }
    }

    @Test
    void noCommandIsRefused() {
        isRefused(Cli.bare(), "export, sync, plan, api, connect, connections, disconnect, simulator or blueprint");
        isRefused(
                Cli.bare(),
                "export, sync, plan, api, connect, connections, disconnect, simulator or blueprint",
                "exprot",
                "my-secret");
    }

    @Test
    void aCredentialAsAnArgumentIsRefusedWithoutRepeatingIt() {
        Cli.Result result = Cli.bare().run(export("--api-key=my-secret-1", "--token", "my-secret-2", "my-secret-3"));

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("never from an argument").doesNotContain("my-secret");
    }

    @Test
    void exportNeedsATarget() {
        isRefused(Cli.bare(), "--out", "export");
    }

    @Test
    void twoCredentialsAreAnErrorThatNamesBoth() {
        isRefused(
                Cli.with("LEVER_API_KEY", "k").env("LEVER_REFRESH_TOKEN", "r"),
                "LEVER_API_KEY and LEVER_REFRESH_TOKEN",
                export());
        isRefused(
                Cli.with("LEVER_REFRESH_TOKEN", "r"),
                "LEVER_REFRESH_TOKEN and --grant-file",
                export("--grant-file", "g.json"));
    }

    @Test
    void anEmptyVariableIsNotSet() {
        isRefused(
                Cli.with("LEVER_API_KEY", "").env("LEVER_REFRESH_TOKEN", " "),
                "no credential",
                export("--environment", "sandbox"));
    }

    @Test
    void aGrantWithoutItsAppIsRefused() {
        isRefused(Cli.with("LEVER_REFRESH_TOKEN", "r").env("LEVER_CLIENT_ID", "c"), "LEVER_CLIENT_SECRET", export());
    }

    @Test
    void anAppWithoutAGrantIsRefused() {
        isRefused(Cli.with("LEVER_CLIENT_ID", "c"), "LEVER_REFRESH_TOKEN", export());
    }

    @Test
    void aServerWithoutACredentialIsRefused() {
        isRefused(Cli.bare(), "no credential", export("--environment", "eu"));
    }

    @Test
    void twoServersAreRefused() {
        isRefused(
                Cli.with("LEVER_API_KEY", "k"),
                "two servers",
                export("--environment", "eu", "--base-url", "https://lever.example"));
    }

    @Test
    void plainHttpIsForLoopbackOnly() {
        isRefused(Cli.with("LEVER_API_KEY", "k"), "https", export("--base-url", "http://lever.example/v1"));
    }

    @Test
    void aUrlIsNotRepeatedSinceItMayHoldAPassword() {
        Cli.Result result =
                Cli.with("LEVER_API_KEY", "k").run(export("--base-url", "https://me:my-secret@lever.example/v1"));

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).doesNotContain("my-secret");
    }

    @Test
    void oauthNeedsToKnowWhereTokensAreRefreshed() {
        Cli cli =
                Cli.with("LEVER_REFRESH_TOKEN", "r").env("LEVER_CLIENT_ID", "c").env("LEVER_CLIENT_SECRET", "s");
        isRefused(cli, "--auth-url", export("--base-url", "https://lever.example"));
    }

    @Test
    void filtersAreCheckedBeforeAnythingStarts() {
        isRefused(Cli.bare(), "--created-from", export("--created-from", "yesterday"));
        isRefused(Cli.bare(), "", export("--created-from", "2026-02-01", "--created-to", "2026-01-01"));
        isRefused(Cli.bare(), "--expand", export("--expand", "posting"));
        isRefused(Cli.bare(), "--include", export("--include", "content"));
        isRefused(Cli.bare(), "--archived", export("--archived", "maybe"));
        isRefused(Cli.bare(), "--rate", export("--rate", "0"));
    }

    @Test
    void aResourceIsKnownByItsNameAndAnotherNameIsNotRepeated() {
        isRefused(Cli.bare(), "did you mean opportunities?", export("opportunites"));
        isRefused(Cli.bare(), "there are: applications, archive_reasons, ", export("my-secret-word"));
        isRefused(Cli.bare(), "--with notes", export("notes"));
        assertThat(Cli.bare().run(export("my-secret-word")).err()).doesNotContain("my-secret-word");
        assertThat(Cli.bare().run("export", "--help").out()).contains("requisitions", "deleted_postings", "referrals");
    }

    @Test
    void whatLiesUnderRecordsGoesIntoAFolderOnly() {
        String folder = "--out=" + this.folder.resolve("x");
        isRefused(Cli.bare(), "name a folder", export("--with", "notes"));
        isRefused(Cli.bare(), "did you mean notes?", "export", folder, "--with", "note,offers");
        isRefused(Cli.bare(), "nothing lies under users", "export", "users", folder, "--with", "all");
        isRefused(Cli.bare(), "does not lie under postings", "export", "postings", folder, "--with", "notes");
        isRefused(Cli.bare(), "--force replaces a file", "export", folder, "--force");
    }

    @Test
    void filtersAreThoseOfOpportunities() {
        isRefused(Cli.bare(), "leave them out for users", export("users", "--archived", "true"));
    }

    @Test
    void aShareIsAPercentageAndExcludesARate() {
        isRefused(Cli.bare(), "give one of them", export("--share", "60%", "--rate", "6"));
        for (String share : new String[] {"0%", "101%", "6", "0.6", "-1%", "x%", ""}) {
            isRefused(Cli.bare(), "--share is a percentage", export("--share=" + share));
        }
    }

    @Test
    void aSecretWithALineEndInItIsRefusedWithoutBeingShown() {
        Cli.Result result = Cli.with("LEVER_API_KEY", "my secret").run(export("--environment", "eu"));

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("LEVER_API_KEY").doesNotContain("my secret");
    }

    @Test
    void aStackTraceIsShownOnRequestOnly() {
        try (Simulator simulator = Simulator.start()) {
            Cli cli = Cli.at(simulator).env("LEVER_API_KEY", "wrong-key");

            assertThat(cli.run("api", "GET", "/users").err()).doesNotContain("\tat ");
            assertThat(cli.run("api", "GET", "/users", "--verbose").err())
                    .contains("\tat ")
                    .doesNotContain("wrong-key");
        }
    }
}
