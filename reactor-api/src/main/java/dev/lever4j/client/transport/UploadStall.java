package dev.lever4j.client.transport;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.handler.timeout.WriteTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends an upload whose other side takes no more bytes. Waiting for the source of the bytes is no stall, and a slow line
 * is none as long as it moves. A stall is counted from the first look at it, so it may last up to twice the gap.
 */
final class UploadStall extends IdleStateHandler {
    private boolean waitedBefore;

    UploadStall(Duration gap) {
        super(0, gap.toMillis(), 0, TimeUnit.MILLISECONDS);
    }

    /** The first of several events comes after bytes moved, the others after none did. */
    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
        boolean waiting = buffer != null && buffer.totalPendingWriteBytes() > 0;
        if (waiting && waitedBefore && !event.isFirst()) {
            context.fireExceptionCaught(WriteTimeoutException.INSTANCE);
            ChannelFuture unused = context.close();
        }
        waitedBefore = waiting;
    }
}
