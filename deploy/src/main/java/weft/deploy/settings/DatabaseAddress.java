package weft.deploy.settings;

import weft.database.Login;

/** Where PostgreSQL is, and as whom the hub migrates, writes and reads there. */
public record DatabaseAddress(String url, Login owner, Login writer, Login reader) {}
