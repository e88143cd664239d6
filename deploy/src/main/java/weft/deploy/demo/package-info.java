/** The demo's network and history, submitted through the hub's normal entry points. */
@NullMarked
package weft.deploy.demo;

import org.jspecify.annotations.NullMarked;
