# cmake -DNM=... -DOBJECT=... -DTABLES=<number> -P tables.cmake
# The tables that a firmware holds: so many, and no more.
execute_process(COMMAND ${NM} ${OBJECT} OUTPUT_VARIABLE symbols RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "cannot read ${OBJECT}")
endif()
string(REGEX MATCHALL "[0-9a-f]+ [A-Za-z] [^\n]*(stored_nodes|nodes_of|one_chunk|series_of_range)[^\n]*" found "${symbols}")
list(LENGTH found count)
if(NOT count EQUAL TABLES)
  list(JOIN found "\n  " found)
  message(FATAL_ERROR "${OBJECT} holds ${count} tables, and should hold ${TABLES}:\n  ${found}")
endif()
message("${count} tables")
