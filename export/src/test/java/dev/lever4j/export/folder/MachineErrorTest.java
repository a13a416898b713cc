package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.client.VirtualLever;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no exception ends an export all the same: told as what it is, and with the folder given back. */
class MachineErrorTest {
    @TempDir
    private Path parent;

    private final Account account = new Account(60);

    private Path folder() {
        return parent.resolve("out");
    }

    /** Reactor passes the one on and throws the other. */
    static Stream<Error> errors() {
        return Stream.of(new AssertionError("as told"), new OutOfMemoryError("as told"));
    }

    private void endsWith(Error error, ExportFolder into) {
        assertThatThrownBy(() -> account.run(into, account.export())).hasRootCause(error);
    }

    private void goesOn() {
        account.lever.children(path -> VirtualLever.reply(200, VirtualLever.page("{\"id\":\"n\"}")));
        assertThat(account.run(folder()).isComplete()).isTrue();
        assertThat(Contents.of(folder()).get("opportunities")).hasSize(60);
        assertThat(Contents.of(folder()).get("notes")).hasSize(60);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void ofTheDisk(Error error) {
        account.lever.children(path -> VirtualLever.reply(200, VirtualLever.page("{\"id\":\"n\"}")));
        for (int write : new int[] {1, 2, 3, 5}) {
            int[] writes = {0};
            endsWith(error, account.into(folder()).files(new Disk() {
                @Override
                void write(FileChannel channel, ByteBuffer bytes) throws IOException {
                    if (++writes[0] == write) {
                        throw error;
                    }
                    super.write(channel, bytes);
                }
            }));
        }
        goesOn();
    }

    @ParameterizedTest
    @MethodSource("errors")
    void ofARequest(Error error) {
        account.lever.children(path -> {
            throw error;
        });
        endsWith(error, account.into(folder()));
        goesOn();
    }
}
