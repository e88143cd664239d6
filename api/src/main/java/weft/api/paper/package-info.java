/** Documents as PDF, in Chinese and English. */
@NullMarked
package weft.api.paper;

import org.jspecify.annotations.NullMarked;
