package dev.lever4j.client.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpObject;

/**
 * Takes the words out of what the HTTP decoder says about bytes that it cannot read. It quotes them, the HTTP library
 * logs that at WARN, and where a body was taken for a head they are about a person.
 */
final class WordlessFaults extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof HttpObject part && part.decoderResult().isFailure()) {
            part.setDecoderResult(
                    DecoderResult.failure(wordless(part.decoderResult().cause())));
        }
        super.channelRead(context, message);
    }

    private static Throwable wordless(Throwable fault) {
        return fault instanceof PrematureChannelClosureException
                ? fault
                : new DecoderException("not HTTP: " + fault.getClass().getSimpleName());
    }
}
