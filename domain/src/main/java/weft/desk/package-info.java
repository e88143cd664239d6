/**
 * Where commands arrive: one handler that loads the streams, asks the rules, and appends once. The
 * only package that knows Axon.
 */
@NullMarked
package weft.desk;

import org.jspecify.annotations.NullMarked;
