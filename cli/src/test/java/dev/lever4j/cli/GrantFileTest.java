package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.TokenSet;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.json.LeverJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class GrantFileTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Secret SEED = Secret.of("seed-token");

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();

    private Path file() {
        return folder.resolve("lever-grant.json");
    }

    private GrantFile seeded(Secret seed) {
        return GrantFile.seeded(file(), seed, told::add);
    }

    private static StoredGrant load(TokenStore store) {
        // from a thread that must not block, as the client does
        return store.load()
                .subscribeOn(Schedulers.parallel())
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private static void save(TokenStore store, StoredGrant grant) {
        StepVerifier.create(store.save(grant).subscribeOn(Schedulers.parallel()))
                .expectNext(true)
                .expectComplete()
                .verify(LIMIT);
    }

    private static StoredGrant rotated(StoredGrant grant, String refresh, String access) {
        TokenSet tokens =
                new TokenSet(Secret.of(access), Secret.of(refresh), Duration.ofHours(1), Scopes.parse("a:read b:read"));
        return grant.rotated(tokens, NOW);
    }

    private Map<String, Object> json() throws IOException {
        return LeverJson.map(Files.readAllBytes(file()));
    }

    @Test
    void readsWhatATokenEndpointAnswers() throws IOException {
        Files.writeString(
                file(),
                "{\"access_token\":\"old\",\"refresh_token\":\"r0\",\"token_type\":\"Bearer\",\"expires_in\":3600,"
                        + "\"scope\":\"a:read\"}");

        StoredGrant grant = load(GrantFile.given(file()));

        assertThat(grant.refreshToken()).isEqualTo(Secret.of("r0"));
        assertThat(grant.scopes()).isEqualTo(Scopes.parse("a:read"));
        // nobody knows how old it is
        assertThat(grant.access()).isNull();
    }

    @Test
    void whatIsSavedIsLoadedAgainInAllItsParts() throws IOException {
        Files.writeString(file(), "{\"refresh_token\":\"r0\"}");
        GrantFile store = GrantFile.given(file());
        save(store, rotated(load(store), "r1", "a1"));
        StoredGrant grant = load(store).opening("me", NOW);

        save(store, grant);

        assertThat(load(GrantFile.given(file()))).isEqualTo(grant);
        assertThat(json())
                .containsEntry("refresh_token", "r1")
                .containsEntry("access_token", "a1")
                .containsEntry("expires_in", 3600)
                .containsEntry("scope", "a:read b:read")
                .containsEntry("token_type", "Bearer");
    }

    @Test
    void fieldsThatItDoesNotKnowStayInTheFile() throws IOException {
        Files.writeString(file(), "{\"refresh_token\":\"r0\",\"account\":{\"name\":\"acme\",\"tags\":[1,2.50,null]}}");
        Object before = json().get("account");
        GrantFile store = GrantFile.given(file());

        save(store, rotated(load(store), "r1", "a1"));
        save(store, rotated(load(store), "r2", "a2"));

        assertThat(json()).containsEntry("account", before).containsEntry("refresh_token", "r2");
    }

    @Test
    void onlyTheOwnerMayReadTheFileAndNothingIsLeftBesideIt() throws IOException {
        Files.writeString(file(), "{\"refresh_token\":\"r0\"}");
        GrantFile store = GrantFile.given(file());

        save(store, rotated(load(store), "r1", "a1"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file()));
    }

    @Test
    void aFileWithoutARefreshTokenIsNamedAndNotQuoted() throws IOException {
        for (String content : List.of("", "{\"access_token\":\"hidden\"}", "hidden", "[\"hidden\"]")) {
            Files.writeString(file(), content);
            StepVerifier.create(GrantFile.given(file()).load())
                    .expectErrorSatisfies(error -> assertThat(error)
                            .hasMessageContaining("lever-grant.json")
                            .hasMessageNotContaining("hidden"))
                    .verify(LIMIT);
        }
    }

    @Test
    void aSeedIsTheGrantUntilItHasBeenRotated() {
        assertThat(load(seeded(SEED))).isEqualTo(StoredGrant.of(SEED));
        assertThat(folder).isEmptyDirectory();
        assertThat(told).isEmpty();
    }

    @Test
    void whatGrewFromTheSeedWinsOnTheNextRunAndThatIsSaid() throws IOException {
        StoredGrant first = rotated(load(seeded(SEED)), "r1", "a1");
        save(seeded(SEED), first);
        StoredGrant second = rotated(first, "r2", "a2");
        save(seeded(SEED), second);
        told.clear();

        assertThat(load(seeded(SEED))).isEqualTo(second);
        assertThat(told).singleElement().asString().contains("lever-grant.json", "LEVER_REFRESH_TOKEN");
        // SHA-256 of "seed-token"
        assertThat((Map<?, ?>) json().get("lever4j"))
                .extracting("grown_from_sha256")
                .asString()
                .hasSize(64)
                .isNotEqualTo("seed-token");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void anotherSeedWinsAndTheOldFileIsKept() throws IOException {
        save(seeded(SEED), rotated(StoredGrant.of(SEED), "r1", "a1"));
        byte[] old = Files.readAllBytes(file());
        Secret other = Secret.of("other-token");
        GrantFile store = seeded(other);

        assertThat(load(store)).isEqualTo(StoredGrant.of(other));
        assertThat(file()).hasBinaryContent(old);
        save(store, rotated(StoredGrant.of(other), "s1", "b1"));

        assertThat(folder.resolve("lever-grant.json.bak")).hasBinaryContent(old);
        assertThat(json()).containsEntry("refresh_token", "s1");
        assertThat(told).anyMatch(line -> line.contains(".bak"));
    }

    @Test
    void afterTheFirstSaveOfAnotherSeedItsOwnFileIsNotBackedUpAgain() throws IOException {
        save(seeded(SEED), rotated(StoredGrant.of(SEED), "r1", "a1"));
        byte[] old = Files.readAllBytes(file());
        GrantFile store = seeded(Secret.of("other-token"));

        save(store, rotated(load(store), "s1", "b1"));
        save(store, rotated(load(store), "s2", "b2"));

        assertThat(folder.resolve("lever-grant.json.bak")).hasBinaryContent(old);
    }

    @Test
    void aFileThatCannotBeReadLosesAgainstTheSeedAndIsKept() throws IOException {
        Files.writeString(file(), "not json");
        GrantFile store = seeded(SEED);

        assertThat(load(store)).isEqualTo(StoredGrant.of(SEED));
        save(store, rotated(StoredGrant.of(SEED), "r1", "a1"));

        assertThat(folder.resolve("lever-grant.json.bak")).hasContent("not json");
    }

    @Test
    void aTokenThatCanBeNoneIsTheFilesFaultAndNotOurs() throws IOException {
        Files.writeString(file(), "{\"refresh_token\": \"schlüssel wort\"}");

        StepVerifier.create(GrantFile.given(file()).load())
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(Failure.class)
                        .hasMessageContaining("is not a grant")
                        .hasMessageNotContaining("schlüssel"))
                .verify(LIMIT);
    }

    @Test
    void aFileThatMayNotBeReadIsNotPassedOverSinceTheSeedMayBeSpent() throws IOException {
        // root may read anything but a folder
        Files.createDirectory(file());

        StepVerifier.create(seeded(SEED).load())
                .expectErrorSatisfies(error -> assertThat(error).hasMessageContaining("check your rights"))
                .verify(LIMIT);
    }

    @Test
    void aSaveThatFailsSaysWhereAndLeavesTheOldGrant() throws IOException {
        Path lost = folder.resolve("gone/lever-grant.json");
        StepVerifier.create(GrantFile.seeded(lost, SEED, told::add).save(rotated(StoredGrant.of(SEED), "r1", "a1")))
                .expectErrorSatisfies(error -> assertThat(error)
                        .hasMessageContaining("gone/lever-grant.json")
                        .hasMessageNotContaining("seed-token"))
                .verify(LIMIT);
    }

    @Test
    void aSaveThatComesTooLateChangesNothing() throws IOException {
        StoredGrant first = rotated(StoredGrant.of(SEED), "r1", "a1");
        save(seeded(SEED), first);

        StepVerifier.create(seeded(SEED).save(rotated(StoredGrant.of(SEED), "r2", "a2")))
                .expectNext(false)
                .expectComplete()
                .verify(LIMIT);

        assertThat(load(seeded(SEED))).isEqualTo(first);
    }

    @Test
    void nothingOfItPrintsASecret() {
        assertThat(seeded(SEED)).asString().doesNotContain("seed-token");
    }
}
