package dev.lever4j.cli;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.connect.ConnectSettings;

/** Which app asks for what, where, and where the browser comes back to. */
record ConnectRequest(OAuthApp app, LeverEnvironment environment, LoopbackUri listensAt, ConnectSettings settings) {}
