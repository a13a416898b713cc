package dev.lever4j.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.util.Random;

/**
 * A port that has to be known before anybody listens on it. It lies below those that systems give away by themselves,
 * so that nobody is given it meanwhile.
 */
final class FreePort {
    private static final Random RANDOM = new Random();

    private FreePort() {}

    static int find() {
        for (int tries = 0; tries < 1_000; tries++) {
            int port = 10_000 + RANDOM.nextInt(20_000);
            if (isFree("127.0.0.1", port) && (!hasSix() || isFree("::1", port))) {
                return port;
            }
        }
        throw new IllegalStateException("no port is free");
    }

    static ServerSocket take(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether this machine has IPv6's loopback; in containers it may be missing. */
    static boolean hasSix() {
        try {
            return NetworkInterface.getByInetAddress(InetAddress.getByName("::1")) != null;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isFree(String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
