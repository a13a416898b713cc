package dev.lever4j.client.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends a download whose other side goes silent while bytes are asked for. A reader that asks for none is not the other
 * side's fault, and a silence is counted from the first look at it, so it may last up to twice the gap.
 */
final class DownloadGap extends ReadTimeoutHandler {
    private boolean askedAllAlong;

    DownloadGap(Duration gap) {
        super(gap.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        askedAllAlong = false;
        super.channelRead(context, message);
    }

    @Override
    protected void readTimedOut(ChannelHandlerContext context) throws Exception {
        boolean asking = context.channel().config().isAutoRead();
        if (asking && askedAllAlong) {
            super.readTimedOut(context);
        }
        askedAllAlong = asking;
    }
}
