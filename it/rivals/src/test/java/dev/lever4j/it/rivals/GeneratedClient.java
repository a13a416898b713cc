package dev.lever4j.it.rivals;
final class GeneratedClient {}
