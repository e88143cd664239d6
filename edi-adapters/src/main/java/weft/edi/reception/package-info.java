/**
 * Where interchanges arrive: stored raw, read, understood, applied message by message, answered.
 */
@NullMarked
package weft.edi.reception;

import org.jspecify.annotations.NullMarked;
