package dev.lever4j.client.transport;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.util.ReferenceCountUtil;

/**
 * Closes a connection on which an answer arrives that nobody asked for. Without it a reply sent twice, or bytes behind
 * a body, would be handed to the next request on the kept connection: another record under this one's name. An answer
 * read in the same go in which its request was written was on its way before the request, so it is unasked too.
 */
final class UnaskedAnswerGuard extends ChannelDuplexHandler {
    private boolean awaited;
    private boolean reading;
    private boolean askedWhileReading;
    private boolean closing;

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof HttpRequest) {
            awaited = true;
            askedWhileReading = reading;
        }
        super.write(context, message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        reading = true;
        if (message instanceof HttpResponse answer) {
            closing = closing || !awaited || askedWhileReading;
            awaited = answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        }
        if (closing) {
            ReferenceCountUtil.release(message);
            ChannelFuture unused = context.close();
        } else {
            super.channelRead(context, message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        reading = false;
        askedWhileReading = false;
        super.channelReadComplete(context);
    }
}
