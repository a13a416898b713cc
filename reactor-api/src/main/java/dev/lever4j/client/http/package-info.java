/** The one pipeline that every call goes through: small filters in a pinned order. Not API. */
@NullMarked
package dev.lever4j.client.http;

import org.jspecify.annotations.NullMarked;
