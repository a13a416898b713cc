package dev.lever4j.tokenstore.file;

import static dev.lever4j.tokenstore.file.Grants.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process is killed at each step of a save. That shows nothing of power cuts; the order of the steps is for those.
 */
class KilledSaveTest {
    private enum At {
        BEFORE_LOCK(1),
        LOCKED(1),
        BEFORE_CREATE(1),
        CREATED(1),
        HALF_WRITTEN(1),
        WRITTEN(1),
        SYNCED(1),
        RENAMED(2),
        FOLDER_SYNCED(2);

        private final long kept;

        At(long kept) {
            this.kept = kept;
        }
    }

    @TempDir
    private Path temp;

    @ParameterizedTest
    @EnumSource
    void theOldGrantOrTheNewOneIsThereWholeAndTheNextSaveWorks(At step) throws IOException {
        Path path = temp.resolve("grants");
        GrantFolder grants = Grants.folder(path, new Disk());
        grants.save("acme", Grants.version(1), NEVER);
        try (Child child = Child.start(Saving.class, path, step)) {
            assertThat(child.line()).isEqualTo(step.name());
            assertThat(grants.load("acme")).contains(Grants.version(step.kept));
            if (step != At.BEFORE_LOCK) {
                assertThatExceptionOfType(InterruptedIOException.class)
                        .isThrownBy(() -> grants.save("acme", Grants.version(2), () -> true));
            }
        }
        assertThat(grants.load("acme")).contains(Grants.version(step.kept));
        assertThat(grants.accounts().accounts()).containsExactly("acme");
        assertThat(grants.save("acme", Grants.version(step.kept + 1), NEVER)).isTrue();
        assertThat(grants.load("acme")).contains(Grants.version(step.kept + 1));
        assertThat(Grants.files(path, ".new")).isEmpty();
    }

    /** Saves version 2, stops at a step, says so and waits to be killed. */
    static final class Saving extends Disk {
        private final At stop;

        private Saving(At stop) {
            this.stop = stop;
        }

        public static void main(String[] arguments) throws IOException {
            Saving disk = new Saving(At.valueOf(arguments[1]));
            GrantFolder grants = Grants.folder(Path.of(arguments[0]), disk);
            disk.reached(At.BEFORE_LOCK);
            grants.save("acme", Grants.version(2), NEVER);
        }

        private void reached(At step) throws IOException {
            if (step == stop) {
                System.out.println(step);
                // for ever: the parent writes nothing
                throw new IOException("read " + System.in.read());
            }
        }

        @Override
        List<Path> list(Path folder, String glob) throws IOException {
            reached(At.LOCKED);
            return super.list(folder, glob);
        }

        @Override
        FileChannel create(Path fresh) throws IOException {
            reached(At.BEFORE_CREATE);
            FileChannel channel = super.create(fresh);
            reached(At.CREATED);
            return channel;
        }

        @Override
        void write(FileChannel channel, ByteBuffer bytes) throws IOException {
            if (stop == At.HALF_WRITTEN) {
                super.write(channel, bytes.slice(0, bytes.remaining() / 2));
                reached(At.HALF_WRITTEN);
            }
            super.write(channel, bytes);
            reached(At.WRITTEN);
        }

        @Override
        void sync(FileChannel channel) throws IOException {
            super.sync(channel);
            reached(At.SYNCED);
        }

        @Override
        void rename(Path fresh, Path target) throws IOException {
            super.rename(fresh, target);
            reached(At.RENAMED);
        }

        @Override
        void syncFolder(Path folder) throws IOException {
            super.syncFolder(folder);
            reached(At.FOLDER_SYNCED);
        }
    }
}
