package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Skipped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;

/** Applications and contact come with their opportunity, or it is said that they did not. */
class UnexpandedTest {
    private static final int ALL = 300;

    @TempDir
    private Path parent;

    private final Account account = new Account(ALL);

    private Path folder() {
        return parent.resolve("out");
    }

    /** As Lever sends them where nobody asks for more. */
    private static String withIds(String json) {
        return json.replaceAll("\\{\"id\":(\"[ac]-[^\"]*\")}", "$1");
    }

    private static String without(String json) {
        return json.replaceAll(",\"applications\":.*", "}");
    }

    private void saysBothAreMissing(FolderManifest manifest) {
        assertThat(manifest.isComplete()).isFalse();
        assertThat(manifest.reasons()).hasSize(2);
        assertThat(manifest.reasons().get(0)).startsWith("applications did not come with all records");
        assertThat(manifest.reasons().get(1)).startsWith("contact did not come with all records");
    }

    private static long skipped(FolderManifest manifest, ExportResource kind) {
        return Objects.requireNonNull(manifest.resources().get(kind)).counts().skipped();
    }

    @Test
    void oneThatCameWithIdsIsNamed() {
        account.lever.listed(json -> json.contains("\"id\":\"o7\"") ? withIds(json) : json);

        FolderManifest manifest = account.run(folder());

        saysBothAreMissing(manifest);
        assertThat(manifest.skipped())
                .containsExactly(
                        new Skipped(ExportResource.APPLICATIONS, "o7", Skipped.Reason.UNEXPANDED),
                        new Skipped(ExportResource.CONTACT, "o7", Skipped.Reason.UNEXPANDED));
        Map<String, List<String>> lines = Contents.of(folder());
        assertThat(lines.get("opportunities")).hasSize(ALL);
        assertThat(lines.get("applications")).hasSize(ALL - 1);
        assertThat(FolderManifest.parse(manifest.toJson())).isEqualTo(manifest);
    }

    @Test
    void ofAllThatCameWithoutSomeAreNamedAndAllCounted() {
        account.lever.listed(UnexpandedTest::without);

        FolderManifest manifest = account.run(folder());

        saysBothAreMissing(manifest);
        assertThat(skipped(manifest, ExportResource.APPLICATIONS)).isEqualTo(ALL);
        assertThat(skipped(manifest, ExportResource.CONTACT)).isEqualTo(ALL);
        assertThat(manifest.skipped()).hasSize(200);
    }

    @Test
    void noneAndNullAreNothingMissing() {
        account.lever.listed(json -> without(json).replaceFirst("}$", ",\"applications\":[],\"contact\":null}"));

        FolderManifest manifest = account.run(folder());

        assertThat(manifest.reasons()).isEmpty();
        assertThat(Contents.of(folder())).doesNotContainKey("applications");
    }

    /** What is in the folder stays as it came. */
    @Test
    void aRunThatGoesOnDoesNotForgetIt() {
        account.lever.listed(UnexpandedTest::withIds);
        Disposable cut = account.into(folder())
                .pace(Duration.ofMillis(100))
                .write(account.export())
                .subscribe();
        account.lever.clock().advanceTimeBy(Duration.ofMillis(700));
        cut.dispose();
        assertThat(Contents.of(folder()).get("opportunities")).isNotEmpty();
        account.lever.listed(json -> json);

        saysBothAreMissing(account.run(folder()));
    }
}
