package weft.event;

/**
 * Why a person's or client's command was refused. Each context seals its own reasons; the API turns
 * every one into a problem.
 */
public interface Refusal {}
