package dev.lever4j.client.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;

/**
 * Closes a connection on which bytes lie behind an answer. Where they are too few to be one themselves the HTTP decoder
 * keeps them, and the next answer would begin with them: a head made of two. So once an answer is whole, and all that
 * came with it has been read, a probe is sent through the decoder, which comes out as it is only if nothing lay there.
 * Stands before the decoder; {@link UnaskedAnswerGuard} stands behind it and sees what comes out.
 */
final class StrayBytesGuard extends ChannelInboundHandlerAdapter {
    static final int STATUS = 199;
    static final String REASON = "lever4j-probe";

    private static final byte[] PROBE =
            ("HTTP/1.1 " + STATUS + " " + REASON + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);

    private final UnaskedAnswerGuard answers;

    StrayBytesGuard(UnaskedAnswerGuard answers) {
        this.answers = answers;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (answers.isIdle() && message instanceof ByteBuf) {
            ReferenceCountUtil.release(message);
            ChannelFuture unused = context.close();
        } else {
            super.channelRead(context, message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        if (answers.expectsProbe() && context.channel().isActive()) {
            context.fireChannelRead(Unpooled.wrappedBuffer(PROBE));
            if (!answers.sawProbe()) {
                ChannelFuture unused = context.close();
            }
        }
        super.channelReadComplete(context);
    }
}
