package dev.lever4j.client.transport;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.util.ReferenceCountUtil;

/**
 * Closes a connection on which an answer arrives that nobody asked for. Without it a reply sent twice, or bytes behind
 * a body, would be handed to the next request on the kept connection: another record under this one's name. An answer
 * read in the same go in which its request was written was on its way before the request, so it is unasked too. Interim
 * answers (1xx) are dropped here, because the HTTP library takes one for the answer and leaves the real one to the next
 * request; a change of protocol, which nobody asks for, closes the connection.
 */
final class UnaskedAnswerGuard extends ChannelDuplexHandler {
    private boolean awaited;
    private boolean interim;
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
            interim = answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
            boolean switching = answer.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
            closing = closing || !awaited || askedWhileReading || switching;
            awaited = interim;
        }
        if (closing) {
            ReferenceCountUtil.release(message);
            ChannelFuture unused = context.close();
        } else if (interim) {
            ReferenceCountUtil.release(message);
            context.read(); // what is dropped reaches nobody who would ask for more
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
