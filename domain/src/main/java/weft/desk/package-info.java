/**
 * Where commands arrive: one handler that loads the streams, lets the rules decide, and appends
 * once. This is the only package that uses Axon.
 */
@NullMarked
package weft.desk;

import org.jspecify.annotations.NullMarked;
