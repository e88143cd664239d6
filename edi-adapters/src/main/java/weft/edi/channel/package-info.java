/** What is agreed with a party about its ways in and out, looked at before it is used. */
@NullMarked
package weft.edi.channel;

import org.jspecify.annotations.NullMarked;
