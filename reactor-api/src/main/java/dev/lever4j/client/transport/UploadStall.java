package dev.lever4j.client.transport;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.handler.timeout.WriteTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends an upload whose other side takes no more bytes. Waiting for the source of the bytes is no stall, and a slow line
 * is none as long as it moves.
 */
final class UploadStall extends IdleStateHandler {
    UploadStall(Duration gap) {
        super(0, gap.toMillis(), 0, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        ChannelOutboundBuffer waiting = context.channel().unsafe().outboundBuffer();
        if (event.state() == IdleState.WRITER_IDLE && waiting != null && waiting.totalPendingWriteBytes() > 0) {
            context.fireExceptionCaught(WriteTimeoutException.INSTANCE);
            ChannelFuture unused = context.close();
        }
    }
}
