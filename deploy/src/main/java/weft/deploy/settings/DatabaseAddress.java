package weft.deploy.settings;

import weft.database.Login;

/** The address of PostgreSQL, and the logins for migrating, writing and reading. */
public record DatabaseAddress(String url, Login owner, Login writer, Login reader) {}
