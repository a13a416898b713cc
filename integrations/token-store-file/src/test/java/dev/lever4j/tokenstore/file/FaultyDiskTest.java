package dev.lever4j.tokenstore.file;

import static dev.lever4j.tokenstore.file.Grants.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lever4j.tokenstore.file.WatchedDisk.Step;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A full disk, one without rights, one that fails: whatever step of a save it is, the grant is whole afterwards. */
class FaultyDiskTest {
    @TempDir
    private Path temp;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DELETE")
    void aStepThatFailsIsAnErrorAndTheGrantIsWhole(Step failing) throws IOException {
        Path path = temp.resolve("grants");
        GrantFolder sound = Grants.folder(path, new Disk());
        sound.save("acme", Grants.version(1), NEVER);
        GrantFolder faulty = Grants.folder(path, new FaultyDisk(failing));

        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> faulty.save("acme", Grants.version(2), NEVER))
                .withMessageContaining("No space left on device");

        // a name that may not be durable is seen; whoever saves it again replaces it
        long kept = failing == Step.SYNC_FOLDER ? 2 : 1;
        assertThat(sound.load("acme")).contains(Grants.version(kept));
        assertThat(path).isDirectoryNotContaining("glob:**.new");
        assertThat(sound.save("acme", Grants.version(kept + 1), NEVER)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DELETE")
    void theSameSaveOnceMoreGoesThroughAllStepsHoweverFarTheFirstOneCame(Step failing) throws IOException {
        Path path = temp.resolve("grants");
        Grants.folder(path, new Disk()).save("acme", Grants.version(1), NEVER);
        GrantFolder faulty = Grants.folder(path, new FaultyDisk(failing));
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> faulty.save("acme", Grants.version(2), NEVER));
        List<Step> steps = new ArrayList<>();
        GrantFolder mended = Grants.folder(path, noting(steps));
        assertThat(mended.save("acme", Grants.version(2), NEVER)).isTrue();
        assertThat(steps).containsSubsequence(Step.SYNC, Step.RENAME, Step.SYNC_FOLDER);
        assertThat(mended.load("acme")).contains(Grants.version(2));
    }

    @ParameterizedTest
    @EnumSource(names = {"OPEN_LOCK", "DELETE", "SYNC_FOLDER"})
    void aGrantThatMayStillBeThereIsNotSaidToBeForgotten(Step failing) throws IOException {
        Path path = temp.resolve("grants");
        GrantFolder sound = Grants.folder(path, new Disk());
        sound.save("acme", Grants.version(1), NEVER);
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> Grants.folder(path, new FaultyDisk(failing)).forget("acme", NEVER));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"READ", "RENAME"})
    void aRehearsalFailsOnWhatASaveWouldFailOnAndLeavesNothing(Step failing) throws IOException {
        Path path = temp.resolve("grants");
        GrantFolder sound = Grants.folder(path, new Disk());
        sound.save("acme", Grants.version(1), NEVER);

        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> Grants.folder(path, new FaultyDisk(failing)).rehearse(NEVER))
                .withMessageContaining("No space left on device");

        sound.rehearse(NEVER);
        assertThat(path).isDirectoryNotContaining("glob:**.new");
        assertThat(sound.load("acme")).contains(Grants.version(1));
    }

    @Test
    void aRehearsalForcesWhatItWritesAndTakesItAway() throws IOException {
        List<Step> steps = new ArrayList<>();
        Grants.folder(temp.resolve("grants"), noting(steps)).rehearse(NEVER);
        assertThat(steps)
                .containsExactly(
                        Step.OPEN_LOCK, Step.LIST, Step.CREATE, Step.WRITE, Step.SYNC, Step.DELETE, Step.SYNC_FOLDER);
    }

    @Test
    void theBytesAreDurableBeforeTheNameAndTheNameBeforeTheAnswer() throws IOException {
        List<Step> steps = new ArrayList<>();
        GrantFolder grants = Grants.folder(temp.resolve("grants"), noting(steps));
        grants.save("acme", Grants.version(1), NEVER);
        assertThat(steps)
                .containsExactly(
                        Step.OPEN_LOCK,
                        Step.LIST,
                        Step.READ,
                        Step.CREATE,
                        Step.WRITE,
                        Step.SYNC,
                        Step.RENAME,
                        Step.SYNC_FOLDER);
        steps.clear();
        grants.forget("acme", NEVER);
        assertThat(steps).containsExactly(Step.OPEN_LOCK, Step.LIST, Step.DELETE, Step.SYNC_FOLDER);
    }

    private static Disk noting(List<WatchedDisk.Step> steps) {
        return new WatchedDisk() {
            @Override
            void before(Step step) {
                steps.add(step);
            }
        };
    }

    private static final class FaultyDisk extends WatchedDisk {
        private final Step failing;

        FaultyDisk(Step failing) {
            this.failing = failing;
        }

        @Override
        void before(Step step) throws IOException {
            super.before(step);
            if (step == failing) {
                throw new FileSystemException("somewhere", null, "No space left on device");
            }
        }

        /** Half of it fits. */
        @Override
        void write(FileChannel channel, ByteBuffer bytes) throws IOException {
            if (failing == Step.WRITE) {
                channel.write(bytes.slice(0, bytes.remaining() / 2));
            }
            super.write(channel, bytes);
        }
    }
}
