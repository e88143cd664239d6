/** How many connections the web server holds, from whom, and how long one may take to ask. */
@NullMarked
package weft.deploy.connections;

import org.jspecify.annotations.NullMarked;
