package weft.parts;

import org.jspecify.annotations.Nullable;

/** The name of the part in Chinese and in English. */
public record PartNames(@Nullable String zh, @Nullable String en) {}
