<%@ page contentType="text/html;charset=UTF-8" session="false" isErrorPage="true" %>
<!DOCTYPE html>
<html lang="en">
<head><title>Not here</title></head>
<body><h1>We do not have that</h1></body>
</html>
