package dev.lever4j.client.transport;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import io.netty.util.concurrent.Promise;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Resolves names to addresses of the public internet and to nothing else, so that no redirect leads into the network
 * that this runs in. The very addresses that were looked at are connected to. The inner group stays its owner's.
 */
final class PublicAddresses extends AddressResolverGroup<InetSocketAddress> {
    private final AddressResolverGroup<InetSocketAddress> inner;

    PublicAddresses(AddressResolverGroup<InetSocketAddress> inner) {
        this.inner = inner;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new Resolver(executor, inner.getResolver(executor));
    }

    /** Neither of this machine, nor of its networks, nor of any special use. */
    static boolean isPublic(InetAddress address) {
        boolean local = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        byte[] bytes = address.getAddress();
        return !local && (address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes));
    }

    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        boolean shared = first == 100 && second >= 64 && second < 128;
        boolean special = first == 192 && second == 0 && (third == 0 || third == 2)
                || first == 192 && second == 88 && third == 99
                || first == 198 && (second == 18 || second == 19)
                || first == 198 && second == 51 && third == 100
                || first == 203 && second == 0 && third == 113;
        return first != 0 && first < 224 && !shared && !special;
    }

    /** Global unicast without what wraps an IPv4 address: Teredo, documentation, 6to4. */
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        boolean global = first >= 0x2000 && first < 0x4000;
        boolean wrapped = first == 0x2002 || first == 0x2001 && (second < 0x200 || second == 0xdb8);
        return global && !wrapped;
    }

    private static final class Resolver implements AddressResolver<InetSocketAddress> {
        private final EventExecutor executor;
        private final AddressResolver<InetSocketAddress> inner;

        Resolver(EventExecutor executor, AddressResolver<InetSocketAddress> inner) {
            this.executor = executor;
            this.inner = inner;
        }

        @Override
        public boolean isSupported(SocketAddress address) {
            return inner.isSupported(address);
        }

        /** Never, so that an address in numbers is looked at too. */
        @Override
        public boolean isResolved(SocketAddress address) {
            return false;
        }

        @Override
        public Future<InetSocketAddress> resolve(SocketAddress address) {
            return resolve(address, executor.newPromise());
        }

        @Override
        public Future<InetSocketAddress> resolve(SocketAddress address, Promise<InetSocketAddress> promise) {
            resolveAll(address).addListener((FutureListener<List<InetSocketAddress>>) all -> {
                if (all.isSuccess()) {
                    promise.trySuccess(all.getNow().get(0));
                } else {
                    promise.tryFailure(all.cause());
                }
            });
            return promise;
        }

        @Override
        public Future<List<InetSocketAddress>> resolveAll(SocketAddress address) {
            return resolveAll(address, executor.newPromise());
        }

        @Override
        public Future<List<InetSocketAddress>> resolveAll(
                SocketAddress address, Promise<List<InetSocketAddress>> promise) {
            inner.resolveAll(address).addListener((FutureListener<List<InetSocketAddress>>) all -> {
                if (!all.isSuccess()) {
                    promise.tryFailure(all.cause());
                } else if (all.getNow().stream().allMatch(found -> isPublic(found.getAddress()))) {
                    promise.trySuccess(all.getNow());
                } else {
                    promise.tryFailure(new NotPublic());
                }
            });
            return promise;
        }

        @Override
        public void close() {
            // the inner resolver belongs to its group
        }
    }

    /** A name that leads to a machine which is not on the public internet. */
    static final class NotPublic extends UnknownHostException {
        private static final long serialVersionUID = 1;
    }
}
