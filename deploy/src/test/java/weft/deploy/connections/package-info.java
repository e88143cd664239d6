@NullMarked
package weft.deploy.connections;

import org.jspecify.annotations.NullMarked;
