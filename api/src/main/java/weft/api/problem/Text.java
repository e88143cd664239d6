package weft.api.problem;

/** One sentence for people, in English and in Simplified Chinese. */
public record Text(String en, String zh) {}
