/** The demo network and its history, brought in by the front doors. */
@NullMarked
package weft.deploy.demo;

import org.jspecify.annotations.NullMarked;
