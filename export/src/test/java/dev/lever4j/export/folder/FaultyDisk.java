package dev.lever4j.export.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** A disk that forces nothing, notes each step, and fails at one: once, or from then on as if the process were dead. */
class FaultyDisk extends Disk {
    private static final boolean BOTH = Boolean.getBoolean("export.steps.both");

    final List<String> steps = Collections.synchronizedList(new ArrayList<>());
    private final Map<FileChannel, Path> files = Collections.synchronizedMap(new IdentityHashMap<>());
    private final Path folder;
    private final int fatal;
    private final boolean dies;
    private boolean dead;

    /** @param fatal the number of the step, from 1 on; 0 for none */
    FaultyDisk(Path folder, int fatal, boolean dies) {
        this.folder = folder;
        this.fatal = fatal;
        this.dies = dies;
    }

    static FaultyDisk sound(Path folder) {
        return new FaultyDisk(folder, 0, false);
    }

    /** Whether to die at a step: no and yes, or, unless {@code -Dexport.steps.both=true} is set, one of them by lot. */
    static List<Boolean> ways(int step) {
        return BOTH ? List.of(false, true) : List.of(new SplittableRandom(step).nextBoolean());
    }

    private boolean fails(String what, Path file) {
        steps.add(what + " " + folder.relativize(file));
        boolean here = steps.size() == fatal;
        boolean fails = here || dead;
        dead |= here && dies;
        return fails;
    }

    private void step(String what, Path file) throws IOException {
        if (fails(what, file)) {
            throw new IOException("no space left on device");
        }
    }

    private Path file(FileChannel channel) {
        return Objects.requireNonNull(files.get(channel));
    }

    @Override
    void createFolder(Path made) throws IOException {
        step("mkdir", made);
        super.createFolder(made);
    }

    @Override
    FileChannel create(Path fresh) throws IOException {
        step("create", fresh);
        FileChannel channel = super.create(fresh);
        files.put(channel, fresh);
        return channel;
    }

    @Override
    FileChannel openForMore(Path file) throws IOException {
        step("open", file);
        FileChannel channel = super.openForMore(file);
        files.put(channel, file);
        return channel;
    }

    @Override
    FileChannel scratch(Path file) throws IOException {
        step("scratch", file);
        return super.scratch(file);
    }

    @Override
    void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        if (fails("write", file(channel))) {
            // half of it gets there
            super.write(channel, bytes.duplicate().limit(bytes.position() + bytes.remaining() / 2));
            throw new IOException("no space left on device");
        }
        super.write(channel, bytes);
    }

    @Override
    void sync(FileChannel channel) throws IOException {
        step("fsync", file(channel));
    }

    @Override
    void truncate(FileChannel channel, long size) throws IOException {
        step("truncate", file(channel));
        super.truncate(channel, size);
    }

    @Override
    void rename(Path fresh, Path target) throws IOException {
        step("rename", target);
        super.rename(fresh, target);
    }

    @Override
    void syncFolder(Path named) throws IOException {
        step("fsyncdir", named);
    }

    @Override
    void delete(Path file) throws IOException {
        step("delete", file);
        super.delete(file);
    }
}
