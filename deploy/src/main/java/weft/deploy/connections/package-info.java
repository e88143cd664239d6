/** Limits the web server's connections, in all and per address, and the time for a request. */
@NullMarked
package weft.deploy.connections;

import org.jspecify.annotations.NullMarked;
