package dev.lever4j.client.transport;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Closes a connection on which an answer arrives that nobody asked for ({@link StrayBytesGuard} looks for what is less
 * than an answer). Without it a reply sent twice, or bytes behind a body, would be handed to the next request on the
 * kept connection: another record under this one's name. An answer read in the same go in which its request was written
 * was on its way before the request, so it is unasked too. Interim answers (1xx) are dropped here, because the HTTP
 * library takes one for the answer and leaves the real one to the next request; a change of protocol, which nobody asks
 * for, closes the connection.
 */
final class UnaskedAnswerGuard extends ChannelDuplexHandler {
    private boolean awaited;
    private boolean interim;
    private boolean reading;
    private boolean askedWhileReading;
    private boolean closing;
    private boolean inBody;
    /** Since the last look for stray bytes. */
    private boolean ended;

    private boolean probing;
    private boolean probeSeen;

    /** Whether no request is under way, from its first byte written to the last one of its answer. */
    boolean isIdle() {
        return !awaited && !inBody && !reading;
    }

    /** Whether a probe is to be sent, which is then expected. */
    boolean expectsProbe() {
        probing = ended && !closing && !inBody;
        probeSeen = false;
        ended = false;
        return probing;
    }

    /** Whether the probe came out as it had gone in; it is no longer expected. */
    boolean sawProbe() {
        probing = false;
        return probeSeen;
    }

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
        if (probing && isOfProbe(message)) {
            ReferenceCountUtil.release(message);
            return;
        }
        reading = true;
        if (message instanceof HttpResponse answer) {
            interim = answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
            boolean switching = answer.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
            closing = closing || !awaited || askedWhileReading || switching;
            awaited = interim;
            inBody = !interim;
        }
        if (message instanceof LastHttpContent && inBody) {
            inBody = false;
            ended = true;
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

    /** Its head, and the empty end that follows. */
    private boolean isOfProbe(Object message) {
        if (message instanceof HttpResponse answer) {
            probeSeen = answer.status().code() == StrayBytesGuard.STATUS
                    && answer.status().reasonPhrase().equals(StrayBytesGuard.REASON)
                    && answer.decoderResult().isSuccess();
            return probeSeen;
        }
        return probeSeen && message instanceof LastHttpContent;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        reading = false;
        askedWhileReading = false;
        super.channelReadComplete(context);
    }
}
